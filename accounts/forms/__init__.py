from accounts.forms.person import ProfileForm, SignupForm

__all__ = ["ProfileForm", "SignupForm"]
