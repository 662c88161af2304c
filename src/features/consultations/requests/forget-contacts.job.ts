/** Keeps the last days of the contacts of people who asked for another format of a consultation. */
import { forgettingContacts } from '../../../jobs/forgetting-contacts.ts'

export const forgetRequestContacts = forgettingContacts({
  of: 'format',
  action: 'format-request.forgotten',
  name: 'forget-request-contacts',
  every: '51 3 * * *',
  does: 'Lets go how to reach people who asked for another format of a consultation, thirty days after they were answered',
})
