print("fed")
