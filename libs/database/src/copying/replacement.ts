/** A restored database that stands ready to take another one's place. */
export interface Replacement {
  /** its address until then */
  readonly url: string;
  /** Takes the place; what was there is gone. Nobody may have either of them open. */
  keep(): Promise<void>;
  /** Away with it: what was there stays as it was. */
  discard(): Promise<void>;
}
