import type { Fix } from '../../finding/fix.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { Severity } from '../../finding/severity.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Span } from '../../text/range.ts';
import type { LintContext } from '../context.ts';
import type { DocumentFacts } from '../facts/documentFacts.ts';
import type { Provenance } from '../facts/modelLoad.ts';

/** What a rule says of one place. */
export interface Report {
  /** Instead of the rule's own severity; policy and settings still win. */
  readonly severity?: Severity;
  /** No policy raises it above: for facts that are only recalled (DESIGN 6.14). */
  readonly ceiling?: Severity;
  readonly span: Span;
  /** A suppression comment on any line of this counts; the span itself where absent. */
  readonly scope?: Span;
  readonly message: string;
  readonly provenance?: readonly Provenance[];
  readonly fixes?: readonly Fix[];
  readonly reference?: Reference;
}

/** A check on the facts of one document. Pure: it reads facts, never text by regular expressions of its own. */
export interface Rule<Facts = DocumentFacts> {
  readonly slug: RuleSlug;
  check(facts: Facts, context: LintContext): Iterable<Report>;
}
