import { beforeAll, describe, expect, it } from 'vitest';
import { deserializerFor } from '../../../core/src/lint/loaders/catalogue.ts';
import { torchLoad } from '../../../core/src/lint/loaders/deserializers.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const unsafe = (call: string) =>
  lintPython(`import ${call.slice(0, call.indexOf('.'))}\n${call}\n`).findings.filter(
    ({ rule }) => rule === 'unsafe-deserialization',
  ).length;

describe('reading a file can run code', () => {
  it.each([
    'pickle.load(f)',
    'pickle.loads(b)',
    'pickle.Unpickler(f)',
    '_pickle.loads(b)',
    'dill.load(f)',
    'dill.load_session("x")',
    'cloudpickle.loads(b)',
    'joblib.load("x")',
    'shelve.open("x")',
    'pandas.read_pickle("x")',
    'numpy.load("x", allow_pickle=True)',
    'numpy.load("x", None, True)',
    'torch.jit.load("x")',
    'torch.package.PackageImporter("x")',
    'torch.export.load("x")',
    'torch.distributed.broadcast_object_list(x)',
    'pytorch_lightning.LightningModule.load_from_checkpoint("x")',
    'lightning.pytorch.LightningModule.load_from_checkpoint("x")',
    'nemo.collections.asr.models.ASRModel.restore_from("x.nemo")',
    'mlflow.sklearn.load_model("models:/x/1")',
    'mlflow.pyfunc.load_model("models:/x/1")',
    'skops.io.load("x", trusted=True)',
    'ultralytics.YOLO("yolo26n.pt")',
    'tensorflow.saved_model.load("x")',
    'langchain_community.vectorstores.FAISS.load_local("x", e, allow_dangerous_deserialization=True)',
  ])('%s', (call) => {
    expect(unsafe(call)).toBe(1);
  });

  it.each([
    'pickle.dump(x, f)',
    'numpy.load("x")',
    'numpy.load("x", allow_pickle=False)',
    'skops.io.load("x", trusted=["a"])',
    'ultralytics.YOLO("yolo26n.yaml")',
    'json.load(f)',
    'safetensors.torch.load_file("x")',
    'langchain_community.vectorstores.FAISS.load_local("x", e)',
  ])('not: %s', (call) => {
    expect(unsafe(call)).toBe(0);
  });

  it('leaves torch.load to its own rule', () => {
    expect(deserializerFor('torch.load')).toBe(torchLoad);
    expect(deserializerFor('torch.serialization.load')).toBe(torchLoad);
    expect(unsafe('torch.load("x")')).toBe(0);
  });
});
