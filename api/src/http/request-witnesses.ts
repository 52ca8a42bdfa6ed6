import { Injectable } from '@nestjs/common';
import type { Problem } from '@pantausop/contracts';
import type { AppRequest } from './asked';

/** Is told of every request that ends with a problem, before the answer leaves. */
export type RefusalWitness = (request: AppRequest, problem: Problem) => Promise<void>;

/** Who watches what is refused: the door itself does not know who they are. */
@Injectable()
export class RequestWitnesses {
  private readonly witnesses: RefusalWitness[] = [];

  add(witness: RefusalWitness): void {
    this.witnesses.push(witness);
  }

  async refused(request: AppRequest, problem: Problem): Promise<void> {
    for (const witness of this.witnesses) await witness(request, problem);
  }
}
