import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { root } from '../../../scripts/projectPaths.mjs';

describe('what the marketplace asks of a manifest', () => {
  it('has an icon that is a square PNG of at least 128 pixels', () => {
    const icon = readFileSync(join(root, manifest.icon));
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(128);
  });

  it('names categories that exist, and at most thirty keywords', () => {
    // https://code.visualstudio.com/api/references/extension-manifest
    const known = ['Linters', 'Programming Languages', 'Machine Learning', 'Data Science', 'Other'];
    expect(known).toEqual(expect.arrayContaining(manifest.categories));
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(new Set(manifest.keywords).size).toBe(manifest.keywords.length);
  });

  it('types against no newer VS Code than it runs in', () => {
    const floor = manifest.engines.vscode.replace('^', '').split('.').map(Number);
    const types = manifest.devDependencies['@types/vscode'].split('.').map(Number);
    expect(types[0]).toBe(floor[0]);
    expect(types[1]).toBeLessThanOrEqual(floor[1] ?? 0);
  });

  it('starts for Python, files of variables, notebooks and manifests only', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:python',
      'onLanguage:dotenv',
      'onNotebook:jupyter-notebook',
      'workspaceContains:**/model-manifest.yaml',
    ]);
  });

  it('gives every command a category and a title', () => {
    for (const command of manifest.contributes.commands) {
      expect(command.command).toMatch(/^modelWarden\./);
      expect(command.category).toBe('%command.category%');
      expect(command.title).toMatch(/^%command\.\w+%$/);
    }
  });
});
