"""What every other part of the runtime rests on: operations and options as data, errors, JSON text."""
