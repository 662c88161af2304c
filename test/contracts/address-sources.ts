/** Where the contract tests find records of the demonstration area for each kind of address. */
import { addressSources as withMore } from '../support/addresses.ts'

export const addressSources = withMore({
  '/sign-in/:token': `select repeat('a', 43) as token`,
})
