/** What is open about the Compact. */
import { clausesResource } from './clauses.ts'
import { codesResource, practicesResource } from './codes.ts'
import { departuresResource, findingsResource } from './findings.ts'
import { overTimeResource } from './over-time.ts'
import { reviewsResource } from './reviews.ts'
import { commentsResource, viewsResource } from './said.ts'
import { signaturesResource } from './signatures.ts'

export const resources = [
  codesResource,
  clausesResource,
  practicesResource,
  signaturesResource,
  findingsResource,
  overTimeResource,
  departuresResource,
  viewsResource,
  commentsResource,
  reviewsResource,
]
