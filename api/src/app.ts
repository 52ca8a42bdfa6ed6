import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AskedFirst } from './access';
import { AppModule } from './app.module';
import type { Foundation } from './config';
import { AppAdapter, configureHttp, ProgramLog } from './http';
import type { ReportContentSource } from './reports/reports.module';

/**
 * The program, ready to listen. The database must be migrated; whoever opened it closes it after `app.close()`.
 * Tests use it as well, so that they meet the same doors as a browser.
 */
export async function createApp(
  foundation: Foundation,
  reportContent?: ReportContentSource,
): Promise<NestExpressApplication> {
  const module = AppModule.on(foundation, reportContent);
  const app = await NestFactory.create<NestExpressApplication>(module, new AppAdapter(), {
    logger: new ProgramLog(foundation.settings.log),
    bodyParser: false,
    abortOnError: false,
  });
  configureHttp(app, foundation.settings, app.get(AskedFirst).of);
  return app;
}
