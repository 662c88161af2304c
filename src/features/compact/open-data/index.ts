/** What is open about the Compact. */
import { codesResource, practicesResource } from './codes.ts'
import { departuresResource, findingsResource } from './findings.ts'
import { overTimeResource } from './over-time.ts'
import { signaturesResource } from './signatures.ts'

export const resources = [
  codesResource,
  practicesResource,
  signaturesResource,
  findingsResource,
  overTimeResource,
  departuresResource,
]
