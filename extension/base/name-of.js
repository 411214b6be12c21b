/**
 * How texts call an account: by its issuer and its account.
 * @param {{issuer: string, account: string}} names one of them may be empty
 */
export function nameOf({ issuer, account }) {
  return [issuer, account].filter(Boolean).join(' / ');
}
