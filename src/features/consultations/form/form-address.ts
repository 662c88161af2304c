/** Addresses of the question builder, and whether it may still be used. */

/** The address of the builder, or of one page in it. */
export function formAddress(consultation: { readonly slug: string }, page?: string): string {
  return `/consultations/${consultation.slug}/form${page ? `/${page}` : ''}`
}

/** Whether the questions stand as they are: from publishing on everybody must be asked the same. */
export function isFrozen(consultation: { readonly published_at: Date | null }): boolean {
  return consultation.published_at !== null
}
