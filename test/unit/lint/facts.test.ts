import { beforeAll, describe, expect, it } from 'vitest';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

/** `repo@state` of every reference in the source. */
function references(source: string): string[] {
  return lintPython(source).references.map(
    ({ repo, revision, revisionState }) => `${repo}@${revision ?? revisionState}`,
  );
}

const auto = 'from transformers import AutoModel\n';

describe('imports', () => {
  it.each([
    ['from', `${auto}AutoModel.from_pretrained("a/b")`],
    ['alias of a name', 'from transformers import AutoModel as AM\nAM.from_pretrained("a/b")'],
    ['alias of a module', 'import transformers as t\nt.AutoModel.from_pretrained("a/b")'],
    ['dotted', 'import transformers.models.auto\ntransformers.models.auto.AutoModel.from_pretrained("a/b")'],
    ['star', 'from transformers import *\nAutoModel.from_pretrained("a/b")'],
    [
      'in a function',
      'def f():\n    from transformers import AutoModel\n    return AutoModel.from_pretrained("a/b")',
    ],
    [
      'in a try',
      'try:\n    from transformers import AutoModel\nexcept ImportError:\n    AutoModel = None\nAutoModel.from_pretrained("a/b")',
    ],
    ['assignment', `${auto}M = AutoModel\nM.from_pretrained("a/b")`],
    ['bound method', `${auto}load = AutoModel.from_pretrained\nload("a/b")`],
    ['getattr', 'import transformers\ngetattr(transformers, "AutoModel").from_pretrained("a/b")'],
    [
      'subclass',
      'from transformers import PreTrainedModel\nclass M(PreTrainedModel):\n    pass\nM.from_pretrained("a/b")',
    ],
    [
      'class attribute',
      `${auto}class T:\n    model_class = AutoModel\n    def f(self):\n        return self.model_class.from_pretrained("a/b")`,
    ],
    [
      'self attribute',
      `${auto}class T:\n    def __init__(self):\n        self.k = AutoModel\n    def f(self):\n        return self.k.from_pretrained("a/b")`,
    ],
    [
      'cls',
      'from transformers import PreTrainedModel\nclass M(PreTrainedModel):\n    @classmethod\n    def f(cls):\n        return cls.from_pretrained("a/b")',
    ],
    [
      'super',
      'from transformers import PreTrainedModel\nclass M(PreTrainedModel):\n    @classmethod\n    def from_pretrained(cls, x):\n        return super().from_pretrained("a/b")',
    ],
    ['annotated parameter', `${auto}def f(k: type[AutoModel]):\n    return k.from_pretrained("a/b")`],
    [
      'loop over classes',
      'from transformers import AutoModel, AutoTokenizer\nfor c in (AutoModel, AutoTokenizer):\n    c.from_pretrained("a/b")',
    ],
    ['api instance', 'from huggingface_hub import HfApi\napi = HfApi()\napi.snapshot_download("a/b")'],
    ['api on the spot', 'from huggingface_hub import HfApi\nHfApi().snapshot_download(repo_id="a/b")'],
    [
      'pipeline instance',
      'from diffusers import DiffusionPipeline\ndef f(p: DiffusionPipeline):\n    p.load_lora_weights("a/b")',
    ],
    ['partial', `import functools\n${auto}load = functools.partial(AutoModel.from_pretrained)\nload("a/b")`],
    ['await and parentheses', `${auto}async def f():\n    return await (AutoModel).from_pretrained("a/b")`],
  ])('%s', (_name, source) => {
    expect(references(source)).toEqual(['a/b@absent']);
  });

  it.each([
    ['another library', 'from modelscope import AutoModel\nAutoModel.from_pretrained("a/b")'],
    ['shadowed', `${auto}def f(AutoModel):\n    AutoModel.from_pretrained("a/b")`],
    [
      'own method',
      'from transformers import PreTrainedModel\nclass M(PreTrainedModel):\n    @classmethod\n    def from_pretrained(cls, x):\n        pass\nM.from_pretrained("a/b")',
    ],
    ['in a string', 's = "from transformers import AutoModel; AutoModel.from_pretrained(\'a/b\')"'],
    ['in a comment', '# from transformers import AutoModel; AutoModel.from_pretrained("a/b")'],
    ['json', 'import json, torch\njson.load("a/b")'],
  ])('not: %s', (_name, source) => {
    expect(references(source)).toEqual([]);
  });
});

describe('values', () => {
  const load = (argument: string) => `${auto}AutoModel.from_pretrained(${argument})`;
  it.each([
    ['constant', `M = "a/b"\n${load('M')}`, 'a/b@absent'],
    ['annotated constant', `M: str = "a/b"\n${load('M')}`, 'a/b@absent'],
    ['f-string', `O = "a"\n${load('f"{O}/b"')}`, 'a/b@absent'],
    ['plus', `O = "a"\n${load('O + "/b"')}`, 'a/b@absent'],
    ['implicit concatenation', load('"a" "/b"'), 'a/b@absent'],
    ['class constant', `class C:\n    M = "a/b"\n${load('C.M')}`, 'a/b@absent'],
    ['dict', `D = {"m": "a/b"}\n${load('D["m"]')}`, 'a/b@absent'],
    ['tuple', `M, R = "a/b", "main"\n${load('M, revision=R')}`, 'a/b@main'],
    ['environment default', `import os\n${load('os.environ.get("M", "a/b")')}`, 'a/b@absent'],
    ['getenv', `import os\n${load('os.getenv("M", "a/b")')}`, 'a/b@absent'],
    ['parameter default', `${auto}def f(m="a/b"):\n    AutoModel.from_pretrained(m)`, 'a/b@absent'],
    [
      'dataclass default',
      `${auto}from dataclasses import dataclass\n@dataclass\nclass A:\n    m: str = "a/b"\na = A()\nAutoModel.from_pretrained(a.m)`,
      'a/b@absent',
    ],
    ['keyword', load('pretrained_model_name_or_path="a/b", revision="v1.0"'), 'a/b@v1.0'],
    ['none', load('"a/b", revision=None'), 'a/b@absent'],
    ['splat', load('"a/b", **{"revision": "main"}'), 'a/b@main'],
    ['splat of a constant', `K = {"revision": "main"}\n${load('"a/b", **K')}`, 'a/b@main'],
    ['dict()', `K = dict(revision="main")\n${load('"a/b", **K')}`, 'a/b@main'],
    ['changed dict', `K = {}\nK["revision"] = "x"\n${load('"a/b", **K')}`, 'a/b@unknown'],
    ['unknown splat', `${auto}def f(**kw):\n    AutoModel.from_pretrained("a/b", **kw)`, 'a/b@unknown'],
    [
      'partial keyword',
      `from functools import partial\n${auto}l = partial(AutoModel.from_pretrained, revision="main")\nl("a/b")`,
      'a/b@main',
    ],
    [
      'resolve_revision',
      `from huggingface_hub import resolve_revision\nr = resolve_revision("a/b", "main")\n${load('"a/b", revision=r')}`,
      'a/b@sha',
    ],
    ['parameter', `${auto}def f(r):\n    AutoModel.from_pretrained("a/b", revision=r)`, 'a/b@unknown'],
    ['reassigned', `M = "x/y"\nM = "a/b"\n${load('M')}`, 'a/b@absent'],
    ['assigned later', `M = "a/b"\n${load('M')}\nM = "x/y"`, 'a/b@absent'],
  ])('%s', (_name, source, expected) => {
    expect(references(source)).toEqual([expected]);
  });

  it('each of several literals that a loop or a condition chooses from', () => {
    const loop = `${auto}for name in ["a/b", "c/d"]:\n    AutoModel.from_pretrained(name)`;
    expect(references(loop)).toEqual(['a/b@absent', 'c/d@absent']);
    const condition = `import sys\n${load('"a/b" if sys.argv else "c/d"')}`;
    expect(references(condition)).toEqual(['a/b@absent', 'c/d@absent']);
    const { findings } = lintPython(loop);
    expect(findings.map(({ rule, fixes }) => `${rule} ${fixes.length}`)).toEqual([
      'unpinned-revision 0',
      'unpinned-revision 0',
      'safetensors-not-required 0',
    ]);
  });

  it.each([
    [
      'a branch that may set anything',
      `import sys\nM = "a/b"\nif sys.argv:\n    M = sys.argv[1]\n${load('M')}`,
    ],
    ['a parameter', `${auto}def f(m):\n    AutoModel.from_pretrained(m)`],
    ['a call', `${load('input()')}`],
  ])('not known: %s', (_name, source) => {
    expect(references(source)).toEqual(['null@absent']);
  });

  it.each(['"./x"', '"../x"', '"/x/y"', '"~/x"', '"C:\\\\x"', '"model.bin"'])('local: %s', (path) => {
    expect(references(load(path))).toEqual([]);
  });
});

describe('a pin that something may change is not known', () => {
  const S = '86b5e0934494bd15c9632b12f734a8a67f723594';
  const load = (argument: string) => `AutoModel.from_pretrained("a/b", ${argument})`;

  it.each([
    ['a dict with a second name', `D = {"revision": "${S}"}\nE = D\nE["revision"] = "main"\n${load('**D')}`],
    [
      'a dict that a function changes',
      `def ch(d): d["revision"] = "main"\nD = {"revision": "${S}"}\nch(D)\n${load('**D')}`,
    ],
    ['a dict in an attribute', `D = {"revision": "${S}"}\nx.d = D\nx.d.clear()\n${load('**D')}`],
    ['a default of a parameter', `def f(rev="${S}"):\n    ${load('revision=rev')}`],
    ['a default of the environment', `import os\nR = os.getenv("REV", "${S}")\n${load('revision=R')}`],
    [
      'one way of two',
      `import os\nR = "${S}"\nif x:\n    R = os.getenv("REV", "${S}")\n${load('revision=R')}`,
    ],
    ['a dict in a list', `D = {"revision": "${S}"}\nL = [D]\n${load('**D')}`],
    ['a dict that is returned', `D = {"revision": "${S}"}\ndef f(): return D\n${load('**D')}`],
    ['a key of a dict handed on', `D = {"revision": "${S}"}\nch(D)\n${load('revision=D["revision"]')}`],
    ['a dict in a dict', `D = {"k": {"revision": "${S}"}}\nD["k"]["revision"] = "main"\n${load('**D["k"]')}`],
    ['a dict of a loop', `for d in [{"revision": "${S}"}]:\n    d["revision"] = "main"\n    ${load('**d')}`],
    ['a list', `L = ["${S}"]\nM = L\nM[0] = "main"\n${load('revision=L[0]')}`],
    ['a dict that is a default', `def f(kw={"revision": "${S}"}):\n    ${load('**kw')}`],
    ['a target in a tuple', `D = {"revision": "${S}"}\nD["revision"], x = "main", 1\n${load('**D')}`],
    [
      'an own function named as a builtin',
      `def print(d): d.clear()\nD = {"revision": "${S}"}\nprint(D)\n${load('**D')}`,
    ],
    ['a capture in a dict pattern', `R = "${S}"\nmatch x:\n    case {"r": R}: pass\n${load('revision=R')}`],
    ['a capture alone', `R = "${S}"\nmatch x:\n    case R: pass\n${load('revision=R')}`],
    ['a capture by keyword', `R = "${S}"\nmatch x:\n    case C(r=R): pass\n${load('revision=R')}`],
    ['a capture by as', `R = "${S}"\nmatch x:\n    case str() as R: pass\n${load('revision=R')}`],
    ['a starred capture', `R = "${S}"\nmatch x:\n    case [_, *R]: pass\n${load('revision=R')}`],
    ['a walrus in a comprehension', `R = "${S}"\n[R := "main" for _ in [1]]\n${load('revision=R')}`],
    ['a walrus that may not run', `R = "main"\nx and (R := "${S}")\n${load('revision=R')}`],
    ['import * later', `R = "${S}"\nfrom config import *\n${load('revision=R')}`],
    [
      'import * before a function runs',
      `R = "${S}"\ndef f():\n    ${load('revision=R')}\nfrom config import *`,
    ],
    [
      'global in a function that may not run',
      `R = "main"\ndef f():\n    global R\n    R = "${S}"\n${load('revision=R')}`,
    ],
    [
      'nonlocal',
      `def f():\n    R = "${S}"\n    def g():\n        nonlocal R\n        R = "main"\n    g()\n    ${load('revision=R')}`,
    ],
    [
      'partial and **',
      `from functools import partial\ndef f(**kw):\n    l = partial(AutoModel.from_pretrained, "a/b", revision="${S}")\n    l(**kw)`,
    ],
    ['an open dict that is spread later', `D = {}\nfill(D)\n${load(`**{"revision": "${S}", **D}`)}`],
    ['a dict that is spread after it was handed on', `D = {"revision": "${S}"}\nfill(D)\n${load('**{**D}')}`],
    ['a loop that may have no turn', `R = "main"\nif x:\n    for R in ["${S}"]: pass\n${load('revision=R')}`],
    ['a call before the pin', `R = "main"\ndef f():\n    ${load('revision=R')}\nf()\nR = "${S}"`],
    [
      'a call through another function',
      `R = "main"\ndef g(): f()\ndef f():\n    ${load('revision=R')}\ng()\nR = "${S}"`,
    ],
    ['a lambda', `R = "${S}"\nf = lambda: ${load('revision=R')}\nR = "main"\nf()`],
    ['a target of with', `R = "${S}"\nwith z as (R, x): pass\n${load('revision=R')}`],
    ['a key that is not known', `${load(`**{"revision": "${S}", k: "main"}`)}`],
  ])('%s', (_name, source) => {
    expect(references(`${auto}${source}`)).toEqual(['a/b@unknown']);
  });

  it('says why, and stays silent', () => {
    const source = `${auto}def f(rev="${S}"):\n    ${load('revision=rev, use_safetensors=True')}`;
    expect(lintPython(source).findings).toEqual([]);
    const severities = new Map([['unresolved-reference', 'hint']] as const);
    expect(lintPython(source, plainContext({ severities })).findings.map(({ message }) => message)).toEqual([
      'Which revision AutoModel.from_pretrained loads cannot be known by reading: a caller, the environment or other code may set another.',
    ]);
    const branch = lintPython(source.replace(S, 'main')).findings;
    expect(branch.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['unpinned-revision hint']);
  });

  it.each([
    ['spread', `D = {"revision": "${S}"}\n${load('**D')}\nE = {**D}\ndict(D)\nf(**D)`],
    [
      'read',
      `D = {"revision": "${S}"}\nx = D["revision"], D.get("k"), len(D)\nprint(D, json.dumps(D), f"{D}")\n${load('**D')}`,
    ],
    [
      'iterated and compared',
      `D = {"revision": "${S}"}\nfor k in D: pass\nassert "revision" in D and D == D\n[k for k, v in D.items()]\n${load('**D')}`,
    ],
    ['a second name that only reads', `D = {"revision": "${S}"}\nE = D\nprint(E)\n${load('**E')}`],
    [
      'another of the name',
      `def f(D): D["revision"] = "main"\nD = {"revision": "${S}"}\n${load('**D')}\ng(D=1)`,
    ],
    ['a nested key', `D = {"k": {"revision": "${S}"}}\n${load('revision=D["k"]["revision"]')}`],
    ['a looked-up pattern', `R = "${S}"\nmatch x:\n    case c.R | C(R=1): pass\n${load('revision=R')}`],
    ['import * before', `from config import *\nR = "${S}"\n${load('revision=R')}`],
    ['bound again after import *', `R = "main"\nfrom config import *\nR = "${S}"\n${load('revision=R')}`],
    ['a class imported before import *', `from config import *\n${load(`revision="${S}"`)}`],
    ['set before a function, and again', `R = "main"\nR = "${S}"\ndef f():\n    ${load('revision=R')}\nf()`],
    ['set before the first call', `R = "main"\ndef f():\n    ${load('revision=R')}\nR = "${S}"\nf()`],
    ['in the loop that binds it', `R = "main"\nfor R in ["${S}"]:\n    ${load('revision=R')}`],
    [
      'read by a test or a parser',
      `L = ["${S}"]\n@pytest.mark.parametrize("r", L)\ndef t(r): pass\np.add_argument("-r", choices=L)\n${load('revision=L[0]')}`,
    ],
  ])('a pin: %s', (_name, source) => {
    expect(references(`${auto}${source}`)).toEqual([`a/b@${S}`]);
  });
});
