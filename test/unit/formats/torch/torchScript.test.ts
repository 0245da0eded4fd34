import { describe, expect, it } from 'vitest';
import { judgeCode } from '../../../../core/src/formats/torch/torchScript.ts';

const header = 'class Model(Module):\n  def forward(self: __torch__.Model, x: Tensor) -> Tensor:\n';

describe('judgeCode', () => {
  it.each([
    '    return torch.relu(torch.linear(x, self.weight, None))\n',
    '    n = ops.prim.NumToTensor(torch.size(x, 0))\n    return annotate(Tensor, n)\n',
    '    _0 = "torch.save and # ops.evil.run are words here"  # torch.from_file(x)\n    return x\n',
    '    return __torch__.torch.nn.modules.conv.forward(x)\n',
    '    return torch.to(x, dtype=6, device=torch.device("cpu"))\n',
  ])('finds nothing in %j', (code) => {
    expect(judgeCode(header + code)).toEqual([]);
  });

  it.each([
    ['    torch.save(x, "/tmp/a")\n', 'torch.save', 'error'],
    ['    x.save("/tmp/a")\n', 'torch.save', 'error'],
    ['    return torch . from_file("/etc/passwd")\n', 'torch.from_file', 'error'],
    ['    return torch.\\\n', undefined, undefined],
    ['    return ops.evil.run(x)\n', 'ops.evil.run', 'warning'],
    ['    return torch.rpc_sync(x)\n', 'torch.rpc_sync', 'warning'],
    ['    ops.prim.rpc_async(x)\n', 'ops.prim.rpc_async', 'warning'],
    ['    _0 = "\\""; torch.set_(x, y)\n', 'torch.set_', 'warning'],
  ])('finds what %j uses', (code, evidence, severity) => {
    expect(judgeCode(header + code).map((finding) => [finding.evidence, finding.severity])).toEqual(
      evidence === undefined ? [] : [[evidence, severity]],
    );
  });
});
