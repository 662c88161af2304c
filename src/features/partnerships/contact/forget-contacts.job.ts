/** Keeps the last days of the contacts of people who asked to join a partnership, or raised a concern with it. */
import { forgettingContacts } from '../../../jobs/forgetting-contacts.ts'

export const forgetJoinContacts = forgettingContacts({
  of: 'join',
  action: 'partnership.join-contact-forgotten',
  name: 'forget-join-contacts',
  every: '55 3 * * *',
  does: 'Lets go how to reach people who asked to join a partnership, thirty days after they were answered',
})

export const forgetConcernContacts = forgettingContacts({
  of: 'concern',
  action: 'partnership.concern-contact-forgotten',
  name: 'forget-concern-contacts',
  every: '57 3 * * *',
  does: 'Lets go how to reach people who raised a concern, thirty days after it was settled, or two years after it was raised',
})
