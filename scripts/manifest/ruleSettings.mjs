// What the manifest says of each rule: one setting per slug, and the strings for it.

const levels = ['default', 'error', 'warning', 'information', 'hint', 'off'];

/** The settings `modelWarden.rules.<slug>`, for `contributes.configuration`. */
export function ruleSettings(catalogue) {
  return Object.fromEntries(
    Object.keys(catalogue).map((slug) => [
      `modelWarden.rules.${slug}`,
      {
        type: 'string',
        enum: levels,
        markdownEnumDescriptions: levels.map((level) =>
          level === 'default' ? `%rules.${slug}.default%` : `%level.${level}%`,
        ),
        default: 'default',
        scope: 'resource',
        markdownDescription: `%rules.${slug}%`,
      },
    ]),
  );
}

/** The strings of these settings, for `package.nls.json`. */
export function ruleStrings(catalogue, pageOf) {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([slug, { severity, summary }]) => [
      [`rules.${slug}`, `${summary} [What it means](${pageOf(slug)})`],
      [`rules.${slug}.default`, `What \`model-manifest.yaml\` says, else the rule's own: ${severity}.`],
    ]),
  );
}
