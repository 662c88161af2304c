/** Records, every night, what has changed in the findings of all subjects. */
import { defineJob } from '../../../jobs/jobs.ts'
import { recordFindings } from './record-findings.ts'

export const recordFindingsJob = defineJob({
  name: 'record-findings',
  every: '30 0 * * *',
  does: 'Checks every consultation, partnership and organisation, and the Compact, against the codes signed, and records what changed',
  async run(hub) {
    const changes = await recordFindings(hub.db, await hub.today())
    if (changes > 0) hub.forgetPages()
    return `${changes} changes recorded`
  },
})
