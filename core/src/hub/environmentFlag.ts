/** True for the values that huggingface_hub takes for yes: `1`, `ON`, `YES`, `TRUE` in any case. */
export function isSet(value: string | undefined): boolean {
  return /^(1|on|yes|true)$/i.test(value ?? '');
}
