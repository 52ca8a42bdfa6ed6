import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { AppRequest } from './asked';
import { TooManyError, UnavailableError } from './bad-input';
import type { Language } from './bilingual';
import { problemOf } from './problem';
import { routeOf } from './route-of';
import { RequestWitnesses } from './request-witnesses';

/** The one door through which errors leave: `application/problem+json` with the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly witnesses: RequestWitnesses) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<AppRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const language = languageOf(request);
    const problem = problemOf(error, request.requestId ?? '', language);
    const about = { requestId: problem.requestId, method: request.method, route: routeOf(request) };
    if (error instanceof UnavailableError) {
      const cause = error.cause === undefined ? '' : ` (${String(error.cause)})`;
      this.logger.warn({ ...about, message: `${problem.detail}${cause}` });
    } else if (problem.status >= 500) {
      this.logger.error(about, error instanceof Error ? error.stack : String(error));
    }
    await this.witnesses.refused(request, problem).catch((failure: unknown) => {
      // The refusal itself stands and is answered; that nobody could note it is for the log.
      this.logger.error(
        { ...about, message: 'not recorded' },
        failure instanceof Error ? failure.stack : String(failure),
      );
    });
    if (response.headersSent) {
      // A stream broke after it began: the only honest end is a cut connection.
      response.destroy();
      return;
    }
    if (error instanceof TooManyError) response.setHeader('Retry-After', String(error.seconds));
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.removeHeader('ETag');
    response.setHeader('Cache-Control', 'no-store');
    if (problem.errors) response.setHeader('Content-Language', language);
    response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.statusCode = problem.status;
    response.end(JSON.stringify(problem));
  }
}

/** Of `Accept-Language`; English for programs that name none. */
const languageOf = (request: AppRequest): Language => (request.acceptsLanguages('en', 'id') === 'id' ? 'id' : 'en');
