import { escapeControls } from './controls.ts';

/** The message of a GitHub workflow command; line ends stay line ends (actions/toolkit, command.ts). */
export function escapeCommandMessage(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => escapeControls(line).replaceAll('%', '%25'))
    .join('%0A');
}

/** A property of a GitHub workflow command, where `:` and `,` end things as well. */
export function escapeCommandProperty(text: string): string {
  return escapeControls(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
