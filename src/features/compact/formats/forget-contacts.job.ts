/** Keeps the last days of the contacts of people who asked for a code in another format. */
import { forgettingContacts } from '../../../jobs/forgetting-contacts.ts'

export const forgetFormatContacts = forgettingContacts({
  of: 'code-format',
  action: 'code-format.forgotten',
  name: 'forget-format-contacts',
  every: '53 3 * * *',
  does: 'Lets go how to reach people who asked for a code in another format, thirty days after they were answered',
})
