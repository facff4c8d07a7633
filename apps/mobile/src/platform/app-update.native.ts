/** The phone's store installs and updates the app. */
export async function keepInstalled(): Promise<void> {}

export async function applyWaitingUpdate(): Promise<void> {}
