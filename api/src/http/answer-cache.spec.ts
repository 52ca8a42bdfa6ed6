import { AnswerCache, PreparedJson, TaggedJson } from './index';

/** An answer of `bytes` bytes: a JSON text is two quotes longer than its letters. */
const answer = (bytes: number): PreparedJson => PreparedJson.of('x'.repeat(bytes - 2));

describe('the cache of answers', () => {
  it('lets go of the one not used for longest when there are too many', () => {
    const cache = new AnswerCache(2, 1000);
    const first = cache.keep('first', answer(10));
    cache.keep('second', answer(10));
    expect(cache.find('first')).toBe(first);
    cache.keep('third', answer(10));
    expect(['first', 'second', 'third'].map((tag) => cache.find(tag) !== undefined)).toEqual([true, false, true]);
  });

  it('is bounded in bytes', () => {
    const cache = new AnswerCache(64, 100);
    for (const tag of ['a', 'b', 'c']) cache.keep(tag, answer(40));
    expect(['a', 'b', 'c'].map((tag) => cache.find(tag) !== undefined)).toEqual([false, true, true]);
    cache.keep('b', answer(90));
    expect(['b', 'c'].map((tag) => cache.find(tag)?.json.length)).toEqual([90, undefined]);
    expect(cache.keep('whole', answer(101)).json).toHaveLength(101);
    expect(['whole', 'b'].map((tag) => cache.find(tag)?.json.length)).toEqual([undefined, 90]);
  });
});

describe('a tagged answer', () => {
  it.each([
    ['"tag"', '"tag"'],
    ['"tag-gz"', '"tag-gz"'],
    ['W/"tag"', '"tag"'],
    ['"a", "tag" ,"b"', '"tag"'],
  ])('is held by a client that says %s', (header, etag) => {
    const held = TaggedJson.ifHeld('tag', header);
    expect(held?.prepared).toBeNull();
    expect(held?.etag(false)).toBe(etag);
  });

  it.each([undefined, '', '*', 'tag', '"tag-2"', '"tag'])('is not held by one that says %s', (header) => {
    expect(TaggedJson.ifHeld('tag', header)).toBeNull();
  });
});
