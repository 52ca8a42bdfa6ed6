import { HttpHeaders, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { from, of, switchMap } from 'rxjs';
import { takeAhead } from './asked-ahead';

/** Answers a read with what was asked for it before the application stood. */
export const handOver: HttpInterceptorFn = (request, next) => {
  const ahead = request.method === 'GET' ? takeAhead(request.urlWithParams) : undefined;
  if (!ahead) return next(request);
  return from(ahead).pipe(
    switchMap((answer) =>
      answer === null
        ? next(request)
        : of(
            new HttpResponse({
              body: answer.body,
              headers: new HttpHeaders(answer.headers),
              status: 200,
              url: request.urlWithParams,
            }),
          ),
    ),
  );
};
