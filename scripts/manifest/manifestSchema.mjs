// What a `model-manifest.yaml` may hold, as a JSON Schema for editors; the reader in core/src/policy decides.

const text = { type: 'string', minLength: 1 };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const sha256 = { type: 'string', pattern: '^[0-9a-fA-F]{64}$' };
// A hash may be filled in later.
const laterSha256 = { type: ['string', 'null'], pattern: sha256.pattern };
const texts = { type: ['array', 'null'], items: text };
const ownId = '^[A-Za-z0-9_][A-Za-z0-9._-]{0,95}(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,95})?$';

/**
 * @param words the tables of the core: `manifestKeys`, `ruleCatalogue`, `severityLevels`, `formatLevels`,
 *   `repositoryKinds`, `policyScopes`, `treeLevels`, `signerKeys`
 */
export function manifestSchema({
  manifestKeys,
  ruleCatalogue,
  severityLevels,
  formatLevels,
  repositoryKinds,
  policyScopes,
  treeLevels,
  signerKeys,
}) {
  // `off` without quotes is false to readers of YAML 1.1.
  const level = { enum: [...severityLevels, false] };
  const rules = Object.entries(ruleCatalogue).map(([slug, { summary }]) => [
    slug,
    { ...level, description: summary },
  ]);
  const signer = {
    anyOf: [
      { type: ['string', 'null'] },
      {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(signerKeys.map((key) => [key, text])),
        anyOf: signerKeys.filter((key) => key !== 'issuer').map((key) => ({ required: [key] })),
      },
    ],
  };
  const forms = {
    manifest: {
      version: { type: 'integer' },
      policy: { anyOf: [{ type: 'null' }, { $ref: '#/definitions/policy' }] },
      models: { type: ['array', 'null'], maxItems: 2000, items: { $ref: '#/definitions/model' } },
      exceptions: { type: ['array', 'null'], maxItems: 2000, items: { $ref: '#/definitions/exception' } },
    },
    policy: {
      rules: nullable({
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules),
      }),
      formats: nullable({ type: 'object', additionalProperties: { enum: [...formatLevels] } }),
      scope: { enum: [...policyScopes, null] },
      licenses: texts,
      acceptedNames: texts,
      endpoints: { type: ['array', 'null'], items: { type: 'string', pattern: '^[hH][tT][tT][pP][sS]?://' } },
      signers: { type: ['array', 'null'], items: signer },
      minimumAge: { type: ['integer', 'null'], minimum: 0 },
      paths: nullable({
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(treeLevels.map((each) => [each, texts])),
      }),
    },
    model: {
      id: { type: 'string', pattern: ownId },
      kind: { enum: [...repositoryKinds] },
      revision: { type: ['string', 'number', 'null'] },
      ref: { type: ['string', 'number', 'null'] },
      files: { type: ['object', 'null'], additionalProperties: laterSha256 },
      signer,
      remote_code: {
        anyOf: [
          { type: ['boolean', 'null'] },
          {
            type: 'object',
            required: ['files'],
            properties: { files: { type: 'object', minProperties: 1, additionalProperties: sha256 } },
          },
        ],
      },
      reason: { type: ['string', 'null'] },
      approved_by: { type: ['string', 'null'] },
      approved_date: date,
      expires: date,
    },
    exception: {
      rule: { enum: Object.keys(ruleCatalogue) },
      path: text,
      model: text,
      sha256,
      reason: text,
      approved_by: { type: ['string', 'null'] },
      expires: date,
    },
  };

  const part = (name, more) => ({
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(manifestKeys[name]).map(([key, { says }]) => [
        key,
        { description: says, ...forms[name][key] },
      ]),
    ),
    ...more,
  });
  const closed = { additionalProperties: false };
  const narrowing = ['rule', 'path', 'model', 'sha256'].map((key) => ({ required: [key] }));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'model-manifest.yaml',
    description: 'The policy of Model Warden, the models that were approved, and what is excepted.',
    ...part('manifest', closed),
    type: ['object', 'null'],
    definitions: {
      policy: part('policy', closed),
      model: part('model', { required: ['id'], patternProperties: { '^sha256_': laterSha256 } }),
      exception: part('exception', { required: ['reason'], anyOf: narrowing }),
    },
  };
}

function nullable(schema) {
  return { anyOf: [{ type: 'null' }, schema] };
}
