/** What is open about partnerships. */
import { contributionsResource } from './contributions.ts'
import { electionsResource } from './elections.ts'
import { peopleResource } from './people.ts'
import { partnershipsResource } from './register.ts'
import { seatsResource } from './seats.ts'

export const resources = [partnershipsResource, seatsResource, peopleResource, contributionsResource, electionsResource]
