import { Injectable } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import type { AppRequest } from './asked';
import { UnavailableError } from './bad-input';

/** While a program ends: what is under way is answered, what comes now is sent to another one. */
@Injectable()
export class Draining {
  private begun = false;
  private readonly underWay = new Set<Response>();

  /** From now on nothing new is taken. */
  begin(): void {
    this.begun = true;
    for (const response of this.underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  get isDraining(): boolean {
    return this.begun;
  }

  /** Express middleware behind `identifyRequest`. */
  readonly watch = (_request: AppRequest, response: Response, next: NextFunction): void => {
    if (this.begun) {
      response.setHeader('Connection', 'close');
      response.setHeader('Retry-After', '5');
      next(new UnavailableError('the server is being stopped; try again in a moment'));
      return;
    }
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
    next();
  };
}
