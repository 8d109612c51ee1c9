#include "ps-library.h"

#include <gmodule.h>

/* Libraries that are loaded when they are first of use.
 *
 * What the program is linked with is mapped and bound before its first line runs, and each library
 * makes every other one slower to bind. GSound and libical bring a dozen others with them, two of
 * them C++ ones, and are of no use before a vault is open.
 */

/**
 * ps_library_load:
 * @file: its file name with the version of its interface, "libgsound.so.0"
 * @symbols: the functions that are needed
 * @n_symbols: how many
 * @error: (optional): a #GModuleError, when it is not there or not the one that it should be
 *
 * Loads a library for as long as the program runs, and looks up functions in it. The caller has
 * seen the header of the same version, so the types are right.
 *
 * Returns: whether all of them are there
 */
gboolean
ps_library_load (const char             *file,
                 const PsLibrarySymbol  *symbols,
                 gsize                   n_symbols,
                 GError                **error)
{
  GModule *module = g_module_open_full (file, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL, error);

  if (module == NULL)
    return FALSE;

  /* What has registered types or made threads cannot be taken out again. */
  g_module_make_resident (module);

  for (gsize i = 0; i < n_symbols; i++)
    {
      if (!g_module_symbol (module, symbols[i].name, symbols[i].place))
        {
          g_set_error (error, G_MODULE_ERROR, G_MODULE_ERROR_FAILED, "%s", g_module_error ());
          return FALSE;
        }
    }

  return TRUE;
}
