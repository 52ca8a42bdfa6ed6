import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule, type Foundation } from './config';
import { HttpModule } from './http';

/** The whole program on its foundation. A feature is added here. */
@Module({})
export class AppModule {
  static on(foundation: Foundation): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.on(foundation), HttpModule] };
  }
}
