import type { Fix } from '../../finding/fix.ts';
import type { Severity } from '../../finding/severity.ts';
import type { LintContext } from '../context.ts';
import type { Deserialization } from '../facts/deserialization.ts';
import { torchLoad } from '../loaders/deserializers.ts';
import { isOlder } from '../project/pep440.ts';
import { within } from './loadReport.ts';
import type { Report, Rule } from './rule.ts';

/** From here on `weights_only` defaults to true (torch 2.6 release notes). */
const safeByDefault = '2.6.0';

/** `torch.load` that may unpickle arbitrary objects. */
export const unsafeTorchLoad: Rule = {
  slug: 'unsafe-torch-load',
  *check({ deserializations }, { project }: LintContext) {
    const torch = project.lowestVersion('torch');
    for (const call of deserializations) {
      if (call.deserializer !== torchLoad) continue;
      const report = judge(call, torch);
      if (report !== undefined) yield { ...report, scope: call.callSpan };
    }
  },
};

function judge(call: Deserialization, torch: string | undefined): Report | undefined {
  const { weightsOnly, pickleModule, calleeSpan, callSpan } = call;
  if (weightsOnly.value === 'unknown' || pickleModule.value === 'unknown') return undefined;
  if (pickleModule.value === 'given') {
    return {
      span: within(callSpan, pickleModule.span) ?? calleeSpan,
      message:
        'torch.load with a pickle_module unpickles arbitrary objects, so whoever wrote the file runs code here. Save tensors only and load them without pickle_module.',
    };
  }
  if (weightsOnly.value === false) {
    return {
      span: within(callSpan, weightsOnly.span) ?? calleeSpan,
      message:
        'weights_only=False lets the file run code when it is read. Load tensors only, or use safetensors.torch.load_file.',
    };
  }
  const old = torch !== undefined && isOlder(torch, safeByDefault);
  if (weightsOnly.value === true) return old ? brokenGuard(calleeSpan, torch) : undefined;
  if (torch !== undefined && !old) return undefined;
  return { ...withoutGuard(call, torch), severity: severityWithout(torch) };
}

function brokenGuard(span: Report['span'], torch: string): Report {
  return {
    severity: 'information',
    span,
    message: `This project admits torch ${torch}, where weights_only=True is itself broken (CVE-2025-32434, fixed in 2.6; CVE-2026-24747, fixed in 2.10). Raise the requirement.`,
  };
}

function severityWithout(torch: string | undefined): Severity {
  return torch === undefined ? 'information' : 'warning';
}

function withoutGuard(call: Deserialization, torch: string | undefined): Report {
  const versions =
    torch === undefined
      ? 'Before torch 2.6 this unpickles arbitrary objects, and no requirement of this project says which torch runs.'
      : `This project admits torch ${torch}: before 2.6 torch.load unpickles arbitrary objects unless told otherwise.`;
  const change = call.addWeightsOnly();
  const fixes: Fix[] =
    change === undefined
      ? []
      : [{ kind: 'replace', title: 'Add weights_only=True', safe: false, edits: change.edits }];
  const advice =
    torch === undefined ? 'Add weights_only=True.' : 'Require torch>=2.10 and add weights_only=True.';
  return { span: call.calleeSpan, message: `${versions} ${advice}`, fixes };
}
