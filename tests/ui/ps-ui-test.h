#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What every test of a window needs. Call ps_ui_test_init () after g_test_init (): GTK's own
 * beginning for tests sets a locale that the machine may lack.
 */
void       ps_ui_test_init   (void);
GtkWidget *ps_ui_test_window (GtkWidget   *child,
                              int          width,
                              int          height);
GtkWidget *ps_ui_test_find   (GtkWidget   *root,
                              GType        type,
                              const char  *text);
GtkWidget *ps_ui_test_dialog (GType        type,
                              const char  *text);
void       ps_ui_test_click  (GtkWidget   *root,
                              const char  *label);
void       ps_ui_test_answer (const char  *label);
void       ps_ui_test_settle (void);
gboolean   ps_ui_test_is_named (GtkWidget *widget);
char      *ps_ui_test_unnamed (GtkWidget  *root);
void       ps_ui_test_assert_fits (GtkWidget *root);

/* Runs the main loop until @condition holds. The limit is there for what never will. */
#define ps_ui_test_wait_for(condition) \
  G_STMT_START { \
    gint64 deadline_ = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND; \
    guint tick_ = g_timeout_add (20, G_SOURCE_FUNC (ps_ui_test_tick_cb), NULL); \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > deadline_) \
          g_error ("%s:%d: it never came true that %s", __FILE__, __LINE__, #condition); \
        g_main_context_iteration (NULL, TRUE); \
      } \
    g_source_remove (tick_); \
  } G_STMT_END

gboolean   ps_ui_test_tick_cb (gpointer    user_data);

G_END_DECLS
