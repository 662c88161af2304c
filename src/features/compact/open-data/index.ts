/** What is open about the Compact. */
import { codesResource, practicesResource } from './codes.ts'
import { departuresResource, findingsResource } from './findings.ts'
import { signaturesResource } from './signatures.ts'

export const resources = [codesResource, practicesResource, signaturesResource, findingsResource, departuresResource]
