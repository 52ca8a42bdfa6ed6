/** A list of any length as JSON, one item a line. @param head what is said of all of it */
export async function* jsonList(head: object, items: AsyncIterable<object>): AsyncGenerator<string> {
  const said = JSON.stringify({ ...head, items: [] });
  yield said.slice(0, -2);
  let separator = '\n';
  for await (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield '\n]}\n';
}
