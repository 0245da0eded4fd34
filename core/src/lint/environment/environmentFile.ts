/** `.env`, `.env.local`, `.env.production`; not what another program writes beside it or code of that name. */
const environmentName = /^\.env(?:\.[\w.-]+)?$/i;
const otherContents = /\.(?:[cm]?[jt]sx?|json|ya?ml|toml|py|sh|md|gpg|age|enc|vault|lock|zip|gz)$/i;
const templateName = /\.(?:example|sample|template|tmpl|tpl|dist|defaults?)(?:\.|$)/i;

/** True for a file of variables by its name, without its folders. */
export function isEnvironmentFile(name: string): boolean {
  return environmentName.test(name) && !otherContents.test(name);
}

/** True for a file that is there to be committed and copied: `.env.example`. */
export function isTemplate(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return templateName.test(name);
}
