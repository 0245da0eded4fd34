import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

function found(source: string, versions: Readonly<Record<string, string>> = {}): string[] {
  const context = plainContext({}, { lowestVersion: (name) => versions[name] });
  return lintPython(source, context).findings.map(({ rule, severity, place }) => {
    const { start, end } = place.range;
    return `${rule} ${severity} ${start.line + 1}:${start.character}-${end.character}`;
  });
}

const endpoint = (place: string) => [`insecure-endpoint error ${place}`];
const unsafe = (place: string) => [`unsafe-environment warning ${place}`];

describe('variables that Python sets', () => {
  it.each<[string, string, string[]]>([
    ['an item', 'import os\nos.environ["HF_ENDPOINT"] = "http://hub.corp"', endpoint('2:28-45')],
    ['a default', 'import os\nos.environ.setdefault("HF_ENDPOINT", "http://hub.corp")', endpoint('2:37-54')],
    ['a keyword', 'import os\nos.environ.update(HF_ENDPOINT="http://hub.corp")', endpoint('2:30-47')],
    ['a dict', 'import os\nos.environ.update({"HF_ENDPOINT": "http://hub.corp"})', endpoint('2:34-51')],
    ['a merge', 'import os\nos.environ |= {"HF_ENDPOINT": "http://hub.corp"}', endpoint('2:30-47')],
    ['putenv', 'import os\nos.putenv("HF_ENDPOINT", "http://hub.corp")', endpoint('2:25-42')],
    ['from os', 'from os import environ as e\ne["HF_ENDPOINT"] = "http://hub.corp"', endpoint('2:19-36')],
    ['another name', 'import os\nenv = os.environ\nenv["TRUST_REMOTE_CODE"] = "1"', unsafe('3:27-30')],
    ['a copy', 'import os\nenv = os.environ.copy()\nenv["TRUST_REMOTE_CODE"] = "1"', unsafe('3:27-30')],
    ['a child', 'import os\nrun(env={**os.environ, "TRUST_REMOTE_CODE": "1"})', unsafe('2:44-47')],
    ['a child by dict', 'import os\nenv = dict(os.environ, TRUST_REMOTE_CODE="1")', unsafe('2:41-44')],
    ['a constant', 'import os\nF = "TRUST_REMOTE_CODE"\nos.environ[F] = str(True)', unsafe('3:16-25')],
    ['a condition', 'import os\nos.environ["TRUST_REMOTE_CODE"] = "0" if x else "1"', unsafe('2:34-51')],
    ['no', 'import os\nos.environ["TRUST_REMOTE_CODE"] = "0"', []],
    ['empty', 'import os\nos.environ["TRUST_REMOTE_CODE"] = ""', []],
    ['a reading', 'import os\nx = os.environ["TRUST_REMOTE_CODE"] == "1"', []],
    ['a reading with a default', 'import os\nx = os.environ.get("TRUST_REMOTE_CODE", "1")', []],
    ['another dict', 'environ = {}\nenviron["TRUST_REMOTE_CODE"] = "1"', []],
    ['what is not known', 'import os\nos.environ["TRUST_REMOTE_CODE"] = value', []],
    ['a comment', '# os.environ["TRUST_REMOTE_CODE"] = "1"', []],
    ['a doc string', '"""os.environ["TRUST_REMOTE_CODE"] = "1" """', []],
    [
      'a parameter with a default',
      'import os\ndef f(v="1"):\n    os.environ["TRUST_REMOTE_CODE"] = v',
      ['unsafe-environment hint 3:38-39'],
    ],
  ])('%s', (_name, source, expected) => {
    expect(found(source)).toEqual(expected);
  });
});

describe('the values that each library takes for yes', () => {
  const set = (name: string, value: string) =>
    found(`import os\nos.environ["${name}"] = "${value}"`).map((line) => line.split(' ')[1]);
  it.each<[string, string[], string[]]>([
    ['TRUST_REMOTE_CODE', ['1', 'true', 'True', 'YES', 'on', 'y', 't'], ['0', 'false', '2', 'off', ' 1']],
    ['HF_DATASETS_TRUST_REMOTE_CODE', ['1', 'true', 'Yes'], ['ask', '0', 'y']],
    ['TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD', ['1', 'y', 'yes', 'true'], ['True', '0', 'on', 'TRUE']],
    ['HF_ALLOW_CODE_EVAL', ['1'], ['true', '0', 'yes']],
    ['VLLM_ALLOW_INSECURE_SERIALIZATION', ['1', '2', '01'], ['0', '00', 'true']],
    ['MLFLOW_TRACKING_INSECURE_TLS', ['true', '1', 'True'], ['yes', 'false']],
  ])('%s', (name, yes, no) => {
    expect(yes.map((value) => set(name, value))).toEqual(yes.map(() => ['warning']));
    expect(no.map((value) => set(name, value))).toEqual(no.map(() => []));
  });

  it('MLflow unpickles by default, so saying so is information', () => {
    expect(set('MLFLOW_ALLOW_PICKLE_DESERIALIZATION', 'true')).toEqual(['information']);
    expect(set('MLFLOW_ALLOW_PICKLE_DESERIALIZATION', 'false')).toEqual([]);
  });

  it('a version without effect is silent', () => {
    const source = (name: string, value: string) => `import os\nos.environ["${name}"] = "${value}"`;
    expect(found(source('CURL_CA_BUNDLE', ''))).toEqual(['unsafe-environment information 2:31-33']);
    expect(found(source('CURL_CA_BUNDLE', ''), { requests: '2.31.0' })).toEqual([]);
    expect(found(source('CURL_CA_BUNDLE', '/etc/ca.pem'))).toEqual([]);
    expect(found(source('HF_DATASETS_TRUST_REMOTE_CODE', '1'), { datasets: '4.1.0' })).toEqual([]);
    expect(found(source('HF_DATASETS_TRUST_REMOTE_CODE', '1'), { datasets: '3.0.0' })).toHaveLength(1);
  });
});

describe('addresses', () => {
  const judged = (address: string) =>
    found(`import os\nos.environ["HF_ENDPOINT"] = "${address}"`).map((line) => line.split(' ')[1]);
  it.each([
    'http://hf-mirror.example.co',
    'HTTP://hub.corp',
    'http://10.0.0.8:8080/hub',
    'http://user:secret@hub.corp',
    'https://169.254.169.254/',
    'http://169.254.1.2',
    'https://2852039166/',
    'https://0xa9fea9fe/',
    'https://0251.0376.0251.0376/',
    'https://169.16689662/',
    'https://[::ffff:169.254.169.254]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[fe80::1]/',
    'https://[febf::1]/',
    'https://[fd00:ec2::254]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[2002:a9fe:a9fe::]/',
    'https://100.100.100.200',
    'https://metadata.google.internal',
    'https://metadata.google.internal./',
    'https://169.254.169.254.nip.io',
    'https://１６９.254.169.254/',
  ])('%s is insecure', (address) => {
    expect(judged(address)).toEqual(['error']);
  });
  it.each([
    'https://huggingface.co',
    'https://hf-mirror.com',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
    'http://127.8.0.1',
    'http://2130706433/',
    'http://[::1]:8080',
    'http://[::ffff:127.0.0.1]/',
    'http://hub.localhost',
    'http://0.0.0.0:8080',
    'http://hub.test',
    'http://mirror.example.com',
    'https://[fec0::1]/',
    'hf-mirror.com',
    'http://',
    '$\x7bHUB}',
    's3://bucket/x',
    '',
  ])('%s is not', (address) => {
    expect(judged(address)).toEqual([]);
  });

  it('names the origin alone', () => {
    const { findings } = lintPython(
      'import os\nos.environ["HF_ENDPOINT"] = "http://user:s3cret@hub.corp/path?key=s3cret"',
    );
    expect(findings[0]?.message).toContain('http://hub.corp ');
    expect(findings[0]?.message).not.toContain('s3cret');
  });
});

describe('addresses that calls are given', () => {
  it.each<[string, string, string[]]>([
    ['a client', 'from huggingface_hub import HfApi\nHfApi(endpoint="http://hub.corp")', endpoint('2:15-32')],
    ['by position', 'from huggingface_hub import HfApi\nHfApi("http://hub.corp")', endpoint('2:6-23')],
    [
      'a constant',
      'from huggingface_hub import HfApi\nU = "http://hub.corp"\nHfApi(endpoint=U)',
      endpoint('3:15-16'),
    ],
    [
      'a default of the environment',
      'import os\nfrom huggingface_hub import HfApi\nHfApi(endpoint=os.getenv("HUB", "http://hub.corp"))',
      ['insecure-endpoint hint 3:15-50'],
    ],
    [
      'a download of weights',
      'import torch\ntorch.hub.load_state_dict_from_url("http://x.org/a")',
      endpoint('2:35-51'),
    ],
    ['a checked download', 'import keras\nkeras.utils.get_file("a", "http://x.org/a", file_hash="00")', []],
    ['an unchecked one', 'import keras\nkeras.utils.get_file("a", "http://x.org/a")', endpoint('2:26-42')],
    ['an endpoint of something else', 'from azure import Client\nClient(endpoint="http://x.org")', []],
    [
      'a proxy that only tunnels',
      'from huggingface_hub import snapshot_download as s\nS = 40 * "0"\ns("a/b", revision="main", proxies={"https": "http://proxy.corp:3128"})',
      ['unpinned-revision warning 3:2-7'],
    ],
    [
      'a proxy with a password',
      'from huggingface_hub import HfApi\nHfApi().x(proxies={"https": "http://u:p@proxy.corp:3128"})',
      ['insecure-endpoint information 2:18-57'],
    ],
  ])('%s', (_name, source, expected) => {
    expect(found(source)).toEqual(expected);
  });
});

describe('the fix that removes a setting', () => {
  const fixed = (source: string): string | undefined => {
    const [finding] = lintPython(source).findings;
    const [fix] = finding?.fixes ?? [];
    expect(finding?.rule).toBe('unsafe-environment');
    return fix === undefined ? undefined : applyEdits(source, fix.edits);
  };
  it.each<[string, string, string | undefined]>([
    [
      'with its line and comment',
      'import os\nos.environ["TRUST_REMOTE_CODE"] = "1"  # why\nx = 1\n',
      'import os\nx = 1\n',
    ],
    ['at the end', 'import os\nos.environ["TRUST_REMOTE_CODE"] = "1"', 'import os\n'],
    [
      'over lines',
      'import os\nos.environ.setdefault(\r\n    "TRUST_REMOTE_CODE",\r\n    "1",\r\n)\r\nx = 1\r\n',
      'import os\nx = 1\r\n',
    ],
    [
      'in a block',
      'import os\ndef f():\n    os.putenv("TRUST_REMOTE_CODE", "1")\n    return 1\n',
      'import os\ndef f():\n    return 1\n',
    ],
    [
      'not where the block would be empty',
      'import os\nif x:\n    os.environ["TRUST_REMOTE_CODE"] = "1"\n',
      undefined,
    ],
    [
      'not where something else is on the line',
      'import os; os.environ["TRUST_REMOTE_CODE"] = "1"',
      undefined,
    ],
    ['not one of several', 'import os\nos.environ.update(TRUST_REMOTE_CODE="1", A="b")', undefined],
    ['not a part', 'import os\nrun(env={**os.environ, "TRUST_REMOTE_CODE": "1"})', undefined],
    ['not in a chain', 'import os\na = os.environ["TRUST_REMOTE_CODE"] = "1"', undefined],
  ])('%s', (_name, source, expected) => {
    expect(fixed(source)).toBe(expected);
  });
});
