import { AdaptiveThrottle } from '@fuseboard/breaker/adaptive-throttle';

export const users = new AdaptiveThrottle('users', {
  classifyError: (error) =>
    error instanceof Error && error.message === 'no such user' ? 'success' : 'failure',
});
