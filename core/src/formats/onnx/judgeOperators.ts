import type { Judged } from '../../finding/contentFinding.ts';
import { quoteName } from '../../text/quoteName.ts';
import type { OnnxModel, OnnxOperator } from './readOnnx.ts';
import { operatorKey } from './readOnnx.ts';

/**
 * Domains whose operators are part of ONNX or of ONNX Runtime's own library, in every build of it
 * (onnx/common/constants.h; onnxruntime/core/graph/constants.h). Those of one vendor's build, as `com.xilinx`, or of a
 * library that is loaded beside it, as `ai.onnx.contrib`, are not.
 */
const knownDomains: ReadonlySet<string> = new Set([
  '',
  'ai.onnx',
  'ai.onnx.ml',
  'ai.onnx.preview',
  'ai.onnx.preview.training',
  'ai.onnx.training',
  'com.microsoft',
  'com.microsoft.dml',
  'com.microsoft.experimental',
  'com.microsoft.nchwc',
  'com.ms.internal.nhwc',
]);

/** Operators that run Python by name, in whatever domain: ONNX Runtime's language interop and its training build. */
const pythonOperators: ReadonlySet<string> = new Set(['PyOp', 'PythonOp', 'PythonOpGrad']);

/** Operators of known domains that run what is no graph, and why that is not known. */
const opaqueOperators: ReadonlyMap<string, string> = new Map([
  ['EPContext', 'holds or names a program that was compiled for one accelerator, which is not read'],
  ['Snpe', 'holds a network in the format of one vendor, which is not read'],
  ['ATen', 'calls an operator of PyTorch by its name'],
  ['TritonOp', 'runs a kernel that is made at run time'],
]);

/** Operators that one finding names. */
const mostNamed = 5;

/** What the operators of a graph are implemented by: the runtime, the model, or code of somebody else. */
export function judgeOperators({ operators, functions }: OnnxModel): readonly Judged[] {
  const judged: Judged[] = [];
  const foreign = new Map<string, OnnxOperator[]>();
  for (const operator of operators) {
    const opaque = opaqueOperators.get(operator.type);
    if (pythonOperators.has(operator.type)) judged.push(runsPython(operator));
    else if (functions.has(operatorKey(operator))) continue;
    else if (!knownDomains.has(operator.domain)) {
      foreign.set(operator.domain, [...(foreign.get(operator.domain) ?? []), operator]);
    } else if (opaque !== undefined) judged.push(isOpaque(operator, opaque));
  }
  for (const [domain, those] of foreign) judged.push(isForeign(domain, those));
  return judged;
}

function runsPython({ domain, type, attributes, offset }: OnnxOperator): Judged {
  const named = ['module', 'class_name', 'func_name', 'compute'].flatMap((key) => attributes.get(key) ?? []);
  return {
    state: 'dangerous',
    finding: {
      rule: 'onnx-custom-operator',
      severity: 'error',
      message: `The graph has the operator ${type}, which runs Python that the model names.`,
      offset,
      evidence: [domain, type, ...named].filter((part) => part !== '').join(' '),
    },
  };
}

function isOpaque({ domain, type, offset }: OnnxOperator, why: string): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'onnx-custom-operator',
      severity: 'warning',
      message: `The graph has the operator ${type}, which ${why}.`,
      offset,
      evidence: `${domain} ${type}`,
    },
  };
}

function isForeign(domain: string, operators: readonly OnnxOperator[]): Judged {
  const types = [...new Set(operators.map(({ type }) => type))];
  const more = types.length > mostNamed ? ` and ${types.length - mostNamed} more` : '';
  const named = types.slice(0, mostNamed).map(quoteName).join(', ');
  return {
    state: 'unknown',
    finding: {
      rule: 'onnx-custom-operator',
      severity: 'warning',
      message: `The graph uses operators of the domain ${quoteName(domain)} (${named}${more}): they are native code that is neither in the model nor in the runtime, and has to be loaded beside it.`,
      ...(operators[0] ? { offset: operators[0].offset } : {}),
      evidence: `${domain} ${types[0] ?? ''}`,
    },
  };
}
