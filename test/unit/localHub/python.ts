import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A Python that can import a module, or undefined. MODEL_WARDEN_PYTHON names an interpreter or the folder of
 * a virtual environment and goes before `python3` and `python`.
 */
export function pythonWith(module: string): string | undefined {
  return candidates().find((python) => {
    try {
      execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore', timeout: 60_000 });
      return true;
    } catch {
      return false;
    }
  });
}

function candidates(): string[] {
  const named = process.env.MODEL_WARDEN_PYTHON;
  if (!named) return ['python3', 'python'];
  const inside = [join(named, 'bin', 'python3'), join(named, 'Scripts', 'python.exe')].filter(existsSync);
  return [...inside, named, 'python3', 'python'];
}
