/** Exit codes (DESIGN section 5). */
export const exitCodes = {
  clean: 0,
  findings: 1,
  undecided: 2,
  usage: 3,
  internal: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const weight: readonly ExitCode[] = [130, 4, 3, 1, 2, 0];

/** The one that counts where several hold. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  return weight.find((code) => codes.includes(code)) ?? exitCodes.clean;
}
