/// Kept until the module's first file.
