/**
 * Where a page stands in its workspace: in the navigation, at a stage, by its label; the last part of the label is its name, by which
 * it is counted and put in order. Or `within` another page of that name, as one meeting is within the meetings.
 */
export type Place = { readonly stage: string; readonly label: string } | { readonly within: string }
