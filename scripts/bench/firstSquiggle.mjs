import { ServerUnderTest } from './serverUnderTest.mjs';

const uri = 'file:///bench/first.py';
const text = `from transformers import AutoModel

model = AutoModel.from_pretrained("google-bert/bert-base-uncased")
`;

/** Milliseconds from the start of the server's process to its first diagnostics: the best round's CPU and wall time. */
export async function measureFirstSquiggle(server, rounds) {
  const best = { cpuMs: Number.POSITIVE_INFINITY, wallMs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const tested = new ServerUnderTest(server);
    await tested.initialize();
    await tested.open(uri, text);
    const found = await tested.pull(uri);
    const wallMs = performance.now() - start;
    if (found.length === 0) throw new Error('no diagnostics for an unpinned load');
    best.wallMs = Math.min(best.wallMs, wallMs);
    best.cpuMs = Math.min(best.cpuMs, await tested.cpuMs());
    await tested.stop();
  }
  return best;
}
