import type { TextFinding } from '../../core/src/finding/finding.ts';
import type { Pin } from '../../core/src/pin/pin.ts';
import { pinFixes, pinRules } from '../../core/src/pin/pinFixes.ts';
import { renderPinJson } from '../../core/src/report/pinJson.ts';
import type { PinnedReference, PinReport, UnpinnedReference } from '../../core/src/report/pinReport.ts';
import { renderPinText } from '../../core/src/report/text/pinText.ts';
import { applyFixes } from './applyFixes.ts';
import type { Command } from './command.ts';
import { draftsOf, type FileDraft, writeDrafts } from './drafts.ts';
import { exitCodes, worstExitCode } from './exitCode.ts';
import { resolverFor } from './hub.ts';
import {
  lintOperands,
  lintSetup,
  skippedFiles,
  tellFailures,
  tellPolicies,
  withSourceLinter,
} from './lintRun.ts';
import { movePins } from './movePins.ts';
import { commonOptions } from './options.ts';
import { pinsOf, recordPins } from './recordPins.ts';
import { tool } from './tool.ts';

export const pinCommand: Command = {
  name: 'pin',
  operands: '[PATH...]',
  summary: 'Resolve unpinned references and write their commits',
  formats: ['text', 'json'],
  options: {
    update: { help: 'Move pins to the newest commit of the name in their comment' },
    'minimum-age': { value: 'DAYS', help: 'Take only commits that are this old; a policy may ask for more' },
    manifest: { help: 'Write the pins into model-manifest.yaml, too, to be approved there' },
    ...commonOptions,
  },
  async run(options, context) {
    const { console, signal } = context;
    const minimumAge = options.count('minimum-age', 0);
    const setup = await lintSetup(options, context);
    const resolver = resolverFor(options, context);
    const run = await lintOperands(options, setup, context);
    const pinning = {
      references: [...run.outcomes.values()].flatMap((outcome) => outcome.references),
      signal,
      ...(minimumAge === undefined ? {} : { minimumAge }),
      onProgress: (done: number, total: number) => console.progress(`Asking for pins: ${done} of ${total}`),
    };
    const { drafts, moved } = await withSourceLinter(options, setup, context, async (linter) => {
      const drafts = await draftsOf(run, linter);
      const moved = options.flag('update') ? await movePins(drafts, linter, resolver, pinning) : undefined;
      await applyFixes(drafts, { linter, resolver, choose: pinFixes, pinning });
      return { drafts, moved };
    });
    signal.throwIfAborted();
    const { written, codes } = writeDrafts(drafts, run, context);
    const kept = new Set(written);
    const pinned = [
      ...(moved?.pinned ?? []).filter(({ draft }) => kept.has(draft)).map(({ reference }) => reference),
      ...written.flatMap((draft) => draft.pins.map(({ finding, pin }) => pinnedReference(finding, pin))),
    ];
    const failed = [...(moved?.failed ?? []), ...drafts.flatMap(leftOver)];
    const manifest = options.flag('manifest') ? recordPins(pinsOf(run, namesOf(pinned)), context) : undefined;
    const report: PinReport = {
      tool,
      files: run.inputs.count,
      skipped: skippedFiles(run),
      pinned,
      failed,
      ...(manifest === undefined ? {} : { manifest }),
    };
    tellPolicies(run, context);
    const quiet = options.flag('quiet');
    const json = options.text('format') === 'json';
    await console.print(
      json ? renderPinJson(report) : renderPinText(report, { colour: console.colour, quiet }),
    );
    codes.push(...tellFailures(run, context));
    if (failed.length > 0) codes.push(exitCodes.undecided);
    return worstExitCode(codes);
  },
};

function namesOf(pinned: readonly PinnedReference[]): ReadonlyMap<string, string> {
  return new Map(pinned.flatMap(({ sha, name }) => (name === undefined ? [] : [[sha, name] as const])));
}

function pinnedReference({ place }: TextFinding, pin: Pin): PinnedReference {
  const { repository, renamedTo, sha, name, date, source, asOf } = pin;
  return {
    place,
    repository,
    sha,
    source,
    ...(renamedTo === undefined ? {} : { renamedTo }),
    ...(name === undefined ? {} : { name }),
    ...(date === undefined ? {} : { date }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** What still asks for a pin: the Hub gave none, or no edit can be written. */
function leftOver({ outcome, refused }: FileDraft): UnpinnedReference[] {
  const reasons = new Map(refused.map(({ finding, reason }) => [finding.place.range.start, reason]));
  return outcome.findings
    .filter(({ rule }) => pinRules.has(rule))
    .map(({ place, reference, fixes }) => ({
      place,
      repo: reference?.repo ?? null,
      reason:
        reasons.get(place.range.start) ??
        (fixes.some(({ kind }) => kind === 'pin')
          ? 'The fix could not be applied.'
          : 'No edit can pin it here; the message of lint says what can be done.'),
    }));
}
