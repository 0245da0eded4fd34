import { createHash } from 'node:crypto';
import { type Answer, textAnswer } from '../answer.ts';
import { contentAnswer } from '../contentAnswer.ts';
import { deliveredContent } from '../deliveredContent.ts';
import type { HubContext } from '../hubContext.ts';
import type { HubRequest } from '../hubRequest.ts';

/** The second origin: content of LFS by its sha256, for signed URLs only. */
export function cdnRoute(context: HubContext, request: HubRequest): Answer {
  const refusal = context.signer.refusal(request.path, request.query);
  if (refusal) return accessDenied(refusal);
  const sha256 = request.path.slice(request.path.lastIndexOf('/') + 1);
  const content = lfsContent(context, sha256);
  if (!content) return accessDenied('NoSuchKey');
  // The CDN's ETag is another hash than the file's sha256 (on the Hub it is the Xet one): who takes it for
  // the file's own fails here as well.
  const etag = createHash('sha256').update('xet').update(content).digest('hex');
  return contentAnswer(
    deliveredContent(context, request, content),
    { range: request.headers.range, ifNoneMatch: request.headers['if-none-match'] },
    { ETag: `"${etag}"` },
  );
}

function lfsContent(context: HubContext, sha256: string): Uint8Array | undefined {
  for (const repository of context.repositories.all) {
    for (const commit of repository.commits.values()) {
      for (const file of commit.files.values()) {
        if (file.lfs?.sha256 === sha256) return file.content;
      }
    }
  }
  return undefined;
}

function accessDenied(message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`;
  return textAnswer(403, body, { 'Content-Type': 'application/xml' });
}
