const rulePrefix = 'modelWarden.rules.';

/**
 * The settings of an extension's manifest as a Markdown table. Those of the rules are one row: each rule's page says
 * what it is about.
 * @param {object} manifest package.json
 * @param {Record<string, string>} strings package.nls.json
 */
export function settingsTable(manifest, strings) {
  const all = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties));
  const text = (key) => strings[key.replaceAll('%', '')];
  const rows = Object.entries(all)
    .filter(([name]) => !name.startsWith(rulePrefix))
    .map(([name, { default: value, markdownDescription, enum: values, markdownEnumDescriptions }]) => {
      const choices = (values ?? []).map((each, at) => `\`${each}\`: ${text(markdownEnumDescriptions[at])}`);
      return row(`\`${name}\``, shown(value), [text(markdownDescription), ...choices].join('<br>'));
    });
  const levels = Object.entries(all).find(([name]) => name.startsWith(rulePrefix))?.[1].enum ?? [];
  const rules = `How serious a finding of [that rule](docs/rules/README.md) is: ${levels.map((level) => `\`${level}\``).join(', ')}. \`default\` leaves it to the manifest and to the rule.`;
  return [
    '| setting | default | what it does |',
    '|---|---|---|',
    ...rows,
    row(`\`${rulePrefix}<rule>\``, '`default`', rules),
  ].join('\n');
}

function shown(value) {
  return value === '' || (Array.isArray(value) && value.length === 0)
    ? ''
    : `\`${JSON.stringify(value).replaceAll('"', '')}\``;
}

function row(...cells) {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
