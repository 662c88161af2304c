/** What is open about meetings. */
import { actionsResource } from './actions.ts'
import { decisionsResource, meetingsResource } from './meetings.ts'

export const resources = [meetingsResource, decisionsResource, actionsResource]
