import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { endpointOf } from './endpoint';
import type { Route } from './openapi-document';

/** The endpoints of the running program, found on its controllers. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  declared(): Route[] {
    return this.all().flatMap((route) => (route.spec ? [{ ...route, spec: route.spec }] : []));
  }

  /** Handlers that forgot their `@Endpoint`: nobody may call them. */
  undeclared(): string[] {
    return this.all().flatMap(({ spec, method, path }) => (spec ? [] : [`${RequestMethod[method]} ${path}`]));
  }

  private all(): (Omit<Route, 'spec'> & Partial<Pick<Route, 'spec'>>)[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype) return [];
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
      const prototype: object = Object.getPrototypeOf(instance) as object;
      return this.scanner.getAllMethodNames(prototype).flatMap((handler) => {
        const method: unknown = (prototype as Record<string, unknown>)[handler];
        if (typeof method !== 'function') return [];
        const verb: unknown = Reflect.getMetadata(METHOD_METADATA, method);
        if (verb === undefined) return [];
        const path = `/${base}/${String(Reflect.getMetadata(PATH_METADATA, method))}`;
        return [
          {
            method: verb as RequestMethod,
            path: path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
            handler,
            spec: endpointOf(method),
          },
        ];
      });
    });
  }
}
