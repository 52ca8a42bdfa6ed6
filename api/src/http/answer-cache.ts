import type { PreparedJson } from './prepared-json';

const MOST_ANSWERS = 64;
/** Of JSON; the compressed form of an answer comes to a tenth of it. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The latest answers in their final bytes, by tag. A tag stands for all that an answer depends on, so nothing in here grows old. */
export class AnswerCache {
  /** in the order of their last use */
  private readonly answers = new Map<string, PreparedJson>();
  private bytes = 0;

  constructor(
    private readonly mostAnswers = MOST_ANSWERS,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  find(tag: string): PreparedJson | undefined {
    const answer = this.answers.get(tag);
    if (!answer) return undefined;
    this.answers.delete(tag);
    this.answers.set(tag, answer);
    return answer;
  }

  /** Keeps an answer and lets go of those not used for longest. One larger than the whole cache is not kept. */
  keep(tag: string, answer: PreparedJson): PreparedJson {
    this.drop(tag);
    if (answer.json.length > this.mostBytes) return answer;
    this.answers.set(tag, answer);
    this.bytes += answer.json.length;
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.mostAnswers && this.bytes <= this.mostBytes) break;
      this.drop(oldest);
    }
    return answer;
  }

  private drop(tag: string): void {
    const answer = this.answers.get(tag);
    if (!answer) return;
    this.answers.delete(tag);
    this.bytes -= answer.json.length;
  }
}
