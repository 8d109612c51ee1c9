#include "ps-header-fit.h"

/* Has a header bar leave out what is not needed where there is no room for it. */

#define SPARE "ps-header-spare"

/* The buttons of the window as the desktop has them, without the icon at the side. */
static char *
dup_layout_without_icon (GtkWidget *widget)
{
  g_autofree char *layout = NULL;
  GString *left = g_string_new (NULL);
  g_auto (GStrv) sides = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &layout, NULL);
  sides = g_strsplit (layout != NULL ? layout : ":close", ":", 2);

  for (guint i = 0; sides[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (sides[i], ",", -1);
      gboolean first = TRUE;

      if (i > 0)
        g_string_append_c (left, ':');
      for (guint j = 0; names[j] != NULL; j++)
        {
          if (g_str_equal (names[j], "icon") || g_str_equal (names[j], "menu"))
            continue;
          g_string_append_printf (left, "%s%s", first ? "" : ",", names[j]);
          first = FALSE;
        }
    }

  return g_string_free (left, FALSE);
}

static void
narrow_cb (AdwHeaderBar *header,
           GParamSpec   *pspec G_GNUC_UNUSED,
           PsNarrowBin  *bin)
{
  gboolean narrow = ps_narrow_bin_get_narrow (bin);
  g_autofree char *layout = narrow ? dup_layout_without_icon (GTK_WIDGET (header)) : NULL;

  adw_header_bar_set_decoration_layout (header, layout);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (header), SPARE), !narrow);
}

/**
 * ps_header_fit:
 * @header: a header bar
 * @narrow: what it is in
 * @spare: a button of it that can be done without, because what it does has a key and stands in a
 *   menu
 *
 * From now on @header has neither @spare nor an icon of the window while @narrow is narrow: three
 * buttons of a window take a third of 360 pixels.
 */
void
ps_header_fit (AdwHeaderBar *header,
               PsNarrowBin  *narrow,
               GtkWidget    *spare)
{
  g_object_set_data (G_OBJECT (header), SPARE, spare);
  g_signal_connect_object (narrow, "notify::narrow", G_CALLBACK (narrow_cb), header,
                           G_CONNECT_SWAPPED);
  narrow_cb (header, NULL, narrow);
}
