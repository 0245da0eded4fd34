import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { root } from '../../scripts/projectPaths.mjs';

const validators = new Map<string, ValidateFunction>();

/** Where a value breaks one of the schemas in `schemas/`; empty when it is valid. */
export function schemaErrors(schema: string, value: unknown): string[] {
  const validate = validators.get(schema) ?? validatorOf(schema);
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function validatorOf(schema: string): ValidateFunction {
  const document = JSON.parse(readFileSync(join(root, 'schemas', schema), 'utf8'));
  // The schema of SARIF is of draft 7, ours are of 2020-12.
  const Validator = String(document.$schema).includes('draft-07') ? Ajv : Ajv2020;
  const ajv = new Validator({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    // A pattern of SARIF's schema is valid only without the `u` flag.
    unicodeRegExp: false,
  });
  addFormats.default(ajv);
  return ajv.compile(document);
}
